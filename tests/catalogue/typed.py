"""What people type into boxes, and how much it is: the server and buyers' script read it by the same table."""

# text, unit, step, thousandths
READABLE = [
    ("2", "piece", 1000, 2000),
    (" ٣ ", "piece", 1000, 3000),
    ("३", "piece", 1000, 3000),
    ("2 pcs", "piece", 1000, 2000),
    ("½", "piece", 500, 500),
    ("1 pair", "pair", 1000, 1000),
    ("3 dozen", "dozen", 1000, 3000),
    ("3", "dozen", 1000, 3000),
    ("¼", "kg", 50, 250),
    ("1½", "kg", 50, 1500),
    ("1 ½ kg", "kg", 50, 1500),
    ("1/2", "kg", 50, 500),
    ("⅓", "kg", 1, 333),
    ("⅔", "kg", 1, 667),
    ("0,25", "kg", 50, 250),
    ("0.25", "kg", 50, 250),
    (".5", "kg", 50, 500),
    ("١٫٥", "kg", 50, 1500),
    ("1.250", "kg", 50, 1250),
    ("2.", "kg", 50, 2000),
    ("250 g", "kg", 50, 250),
    ("250g", "kg", 50, 250),
    ("250 Gr.", "kg", 50, 250),
    ("٢٥٠ غ", "kg", 50, 250),
    ("250 ग्राम", "kg", 50, 250),
    ("2 किलो", "kg", 50, 2000),
    ("1 kg 200", "kg", 50, 1200),
    ("1kg 50g", "kg", 50, 1050),
    ("99", "kg", 1000, 99000),
    ("500 kg", "kg", 1000, 500000),
    ("1.5 l", "litre", 50, 1500),
    ("750ml", "litre", 50, 750),
    ("33 cl", "litre", 10, 330),
    ("0", "piece", 1000, 0),
    ("0,0", "kg", 50, 0),
    ("٠", "kg", 50, 0),
]

# text, unit
UNREADABLE = [
    ("-1", "piece"),
    ("1" + "0" * 30, "piece"),
    ("1e5", "piece"),
    ("abc", "piece"),
    ("NaN", "kg"),
    ("1/0", "kg"),
    ("250 g", "piece"),
    ("2 kg", "litre"),
    ("1,000", "piece"),
    ("10 200", "kg"),
    ("1 kg 2", "kg"),
    ("1 g 200", "kg"),
    ("2 2", "piece"),
    ("1" * 500, "piece"),
]

# text, unit: hundreds of kilos without a unit are asked back
DOUBTFUL = [("500", "kg"), ("١٠٠", "kg"), ("250", "litre")]

# What a script need not read: it then shows no total, and the server reads the text that was typed.
TOO_RARE_FOR_SCRIPT = {
    "2 pcs", "1 pair", "3 dozen", "1/2", "⅓", "⅔", "1 kg 200", "1kg 50g", "33 cl", "250 Gr.",
}  # fmt: skip

// How much a box asks for, in thousandths; NaN where it is not sure. The server reads the same alike, and more of it
// (catalogue/quantity.py). Stands before each script that counts. data-u: what may follow the number where goods are
// weighed: nothing, then by turns a word for a thousandth and one for the whole.
function milli(box, units, found, word, factor) {
  units = box.getAttribute("data-u") || "";
  found = /^ *(\d{0,6}(\.\d{0,3})?) *(\D*?) *$/.exec(box.value.toLowerCase().replace(/[٠-٩०-९]/g, function (digit) {
    return digit.charCodeAt() % 2406 % 1632;
  }).replace(/[,٫]/, ".").replace(/ *½/, ".5 ").replace(/ *¼/, ".25 ").replace(/ *¾/, ".75 ")) || 0;
  word = found[3];
  factor = [1e3, 1][units.split(" ").indexOf(word) % 2];
  return (units ? word ? factor < 2 && found[2] : found[1] > 99 : (found[2] || "")[3]) ? NaN : Math.round((found[1] || NaN) * factor);
}

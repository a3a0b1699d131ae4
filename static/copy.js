// Buttons marked data-copy put the text of the element they name into the clipboard; without one they stay hidden.
(function () {
  function show() {
    var buttons = document.querySelectorAll("[data-copy]");
    for (var i = 0; i < buttons.length; i += 1) buttons[i].hidden = !navigator.clipboard;
  }
  document.addEventListener("click", function (event) {
    var name = event.target.getAttribute("data-copy");
    if (!name) return;
    navigator.clipboard.writeText(document.getElementById(name).textContent).then(function () {
      event.target.textContent += " ✓";
    });
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();

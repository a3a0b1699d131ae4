// Buttons marked data-copy put the text of the element they name into the clipboard, those marked data-share hand it to
// the phone's own list of apps; where the browser can't, they stay hidden.
(function () {
  var can = { "data-copy": !!navigator.clipboard, "data-share": !!navigator.share };
  function show() {
    for (var mark in can) {
      var buttons = document.querySelectorAll("[" + mark + "]");
      for (var i = 0; i < buttons.length; i += 1) buttons[i].hidden = !can[mark];
    }
  }
  function text(button, mark) {
    var name = button.getAttribute(mark);
    return name && document.getElementById(name).textContent;
  }
  document.addEventListener("click", function (event) {
    var button = event.target, copied = text(button, "data-copy"), shared = text(button, "data-share");
    if (copied) {
      navigator.clipboard.writeText(copied).then(function () {
        button.textContent += " ✓";
      });
    }
    if (shared) navigator.share({ text: shared })["catch"](function () {});
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();

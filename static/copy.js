// Buttons marked data-copy put the text of the element they name into the clipboard, data-share hands it to another app;
// where that can't be, they stay hidden. What is marked data-at-once copies itself, once.
(function () {
  function text(name) { return document.getElementById(name).textContent; }
  function copy(button) {
    navigator.clipboard.writeText(text(button.getAttribute("data-copy"))).then(function () {
      if (button.textContent.indexOf("✓") < 0) button.textContent += " ✓";
    }, function () {});
  }
  function each(mark, does) {
    var buttons = document.querySelectorAll("[" + mark + "]");
    for (var i = 0; i < buttons.length; i += 1) does(buttons[i]);
  }
  function show() {
    each("data-copy", function (button) { button.hidden = !navigator.clipboard; });
    each("data-share", function (button) { button.hidden = !navigator.share; });
    each("data-at-once", function (button) {
      var event = button.getAttribute("data-at-once");
      try {
        if (!navigator.clipboard || sessionStorage.copied === event) return;
        sessionStorage.copied = event;
      } catch (e) { return; }
      copy(button);
    });
  }
  document.addEventListener("click", function (event) {
    var shared = event.target.getAttribute("data-share");
    if (event.target.getAttribute("data-copy")) copy(event.target);
    if (shared) navigator.share({ text: text(shared) }).then(null, function () {});
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();

// A price that is tapped is chosen whole: the new one takes its place without a single deletion.
(function () {
  document.addEventListener("focusin", function (event) {
    var box = event.target;
    if (box.getAttribute("inputmode") === "decimal" && box.select) box.select();
  });
})();

// A price that is tapped is chosen whole: the new one takes its place without a single deletion. And goods are put in
// order by dragging their handle, which is there only where pointers are; without it there are the arrows.
(function () {
  document.addEventListener("focusin", function (event) {
    var box = event.target;
    if (box.getAttribute("inputmode") === "decimal" && box.select) box.select();
  });
  if (!window.PointerEvent || !window.htmx) return;
  var row = null, was = null;
  function show() {
    var grips = document.querySelectorAll(".grip");
    for (var i = 0; i < grips.length; i += 1) grips[i].hidden = false;
  }
  function rowAt(event) {
    var over = document.elementFromPoint(event.clientX, event.clientY);
    while (over && over.parentNode !== row.parentNode) over = over.parentNode;
    return over;
  }
  function drop(keep) {
    var list = row, next = row.nextElementSibling, before = row.previousElementSibling;
    row.classList.remove("dragged");
    row = null;
    if (!keep) list.parentNode.insertBefore(list, was);
    else if (next !== was) {
      var values = { back: list.querySelector("[name=back]").value };
      values.form_token = list.querySelector("[name=form_token]").value;
      if (next) values.before = next.id.slice(1);
      else values.behind = before.id.slice(1);
      var at = list.querySelector("form").getAttribute("action").replace("/price", "/place");
      window.htmx.ajax("POST", at, { target: "#goods", swap: "outerHTML", values: values });
    }
  }
  document.addEventListener("pointerdown", function (event) {
    if (!event.target.classList.contains("grip")) return;
    event.preventDefault();
    row = event.target;
    while (row.tagName !== "LI") row = row.parentNode;
    was = row.nextElementSibling;
    row.classList.add("dragged");
    event.target.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", function (event) {
    if (!row) return;
    if (event.clientY < 60) window.scrollBy(0, -12);
    if (event.clientY > window.innerHeight - 120) window.scrollBy(0, 12);
    var over = rowAt(event);
    if (!over || over === row) return;
    var box = over.getBoundingClientRect();
    row.parentNode.insertBefore(row, event.clientY < box.top + box.height / 2 ? over : over.nextElementSibling);
  });
  document.addEventListener("pointerup", function () { if (row) drop(true); });
  document.addEventListener("pointercancel", function () { if (row) drop(false); });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();

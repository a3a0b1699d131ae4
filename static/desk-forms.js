// Forms through a lost network: it is said at once, and what was typed stands there again when the page comes back.
// Whoever signs out leaves nothing on this phone: neither customers' numbers nor shared photos that still wait.
(function (lost) {
  if (!lost || !window.JSON || !document.addEventListener) return;
  var here = location.pathname + location.search, kept = [];

  function say() {
    lost.hidden = false;
  }

  function typed(form) {
    return [].map.call(form.elements, function (box) {
      var alike = document.getElementsByName(box.name), ticks = /checkbox|radio/.test(box.type);
      return /password|file|hidden|submit|fieldset/.test(box.type) ? 0 : [box.name, [].indexOf.call(alike, box), ticks ? box.checked : box.value];
    }).filter(Boolean);
  }

  document.addEventListener("htmx:sendError", say);
  document.addEventListener("htmx:timeout", say);
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.successful) lost.hidden = true;
  });
  document.addEventListener("submit", function (event) {
    if (event.defaultPrevented || event.target.method != "post") return;
    if (navigator.onLine === false) {
      event.preventDefault();
      say();
    } else try {
      sessionStorage.typed = JSON.stringify([here, typed(event.target)]);
      if (event.target.getAttribute("data-leaves")) {
        localStorage.removeItem("numbers");
        if (window.caches) caches["delete"]("shared");
      }
    } catch (none) {}
  });
  // A page that comes from the form's own is the server's answer: what was typed is saved, or it shows it itself.
  try {
    kept = JSON.parse(sessionStorage.typed);
    if (document.referrer == location.origin + kept[0] || document.querySelector("main [role=status]")) kept = [];
    if (!kept[0] || kept[0] == here) delete sessionStorage.typed;
  } catch (none) {}
  if (kept[0] == here) kept[1].forEach(function (one) {
    var box = document.getElementsByName(one[0])[one[1]];
    if (!box) return;
    if (one[2] === true || one[2] === false) box.checked = one[2];
    else box.value = one[2];
  });
})(document.getElementById("lost"));

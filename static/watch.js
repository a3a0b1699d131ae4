// Asks every 20 seconds whether the list of orders is still true: not while nobody sees it, nor while somebody types or
// touches it; after a failure less and less often.
(function () {
  var every = 20000, longest = 320000, wait = every, touched = 0, timer;
  function isBusy() {
    var active = document.activeElement;
    return document.hidden || new Date() - touched < 3000 || (active && /INPUT|SELECT|TEXTAREA/.test(active.tagName));
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(look, wait);
  }
  function look() {
    var list = document.getElementById("watch");
    if (list && !isBusy()) window.htmx.trigger(list, "look");
    later();
  }
  function failed(event) {
    if (event.detail.elt.id === "watch") wait = Math.min(wait * 2, longest);
    later();
  }
  document.addEventListener("touchstart", function () { touched = new Date(); }, true);
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) look();
  });
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.successful) {
      wait = every;
      later();
    }
  });
  later();
})();

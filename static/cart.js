// In the cart: what was chosen on other pages comes along; an order that did not get through is sent again, same key.
(function (form, shop, all, kept, name, button, wait) {
  if (!form || !form.own || !self.localStorage) return;
  function keep() {
    kept = {};
    [].forEach.call(form.querySelectorAll("[size]"), function (box) {
      if (box.value != 0) kept[box.name] = [box.value, (all[box.name] || "")[1] || "?", box.getAttribute("aria-label"), "" + milli(box)];
    });
    localStorage[shop] = JSON.stringify(kept);
  }
  try {
    all = JSON.parse(localStorage[shop]);
  } catch (none) {}
  for (name in all) if (!form[name] && all[name][0] != 0) {
    form.insertAdjacentHTML("beforeend", "<input type=hidden name=" + name + ">");
    form[name].value = all[name][0];
    wait = name;
  }
  if (button = form.querySelector(".k button")) button.onclick = function () {
    button.disabled = wait = 1;
    send();
    return false;
  };
  function send() {
    var request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.timeout = 3e4;
    request.onloadend = function () {
      if (request.status % 500 < 100) {
        button.textContent = form.getAttribute("data-r");
        setTimeout(send, 1e3 * (wait = Math.min(2 * wait, 30)));
      } else {
        if (request.status < 300) delete localStorage[shop];
        form.submit();
      }
    };
    request.send(new FormData(form));
  }
  form.oninput = keep;
  keep();
  if (wait) form.querySelector("button[value=cart]").click();
})(document.querySelector("[data-r]"), "/" + location.pathname.split("/")[1], {});

// Pages of goods: what it comes to, steppers, quantities kept on this phone, sharing, the worker that keeps the shop.
(function (form, told, shop, all, bar, label) {
  if (!form || !self.localStorage) return;
  // shop/script.py says in which order: shop, locale, decimals, a price of 0, prices' version, worker, "Share", address.
  told = form.getAttribute("data-t").split("|");
  shop = told[0];
  all = JSON.parse(localStorage[shop] || "{}");
  bar = form.querySelector(".p");
  label = bar.innerHTML;

  function said(number, decimals) {
    return number.toLocaleString(told[1], {minimumFractionDigits: decimals});
  }

  // A total only when every line is sure.
  function count(total, lines, name, coins) {
    total = lines = 0;
    coins = "1e" + told[2];
    for (name in all) if (all[name][3] != 0) {
      lines += 1;
      total += Math.round(all[name][3] * all[name][1] / 1e3);
    }
    bar.innerHTML = label + (lines ? " · " + said(lines) : "") + (total ? " · " + told[3].replace(0, said(total / coins, total % coins && told[2])) : "");
    localStorage[shop] = JSON.stringify(all);
  }

  function keep(box) {
    for (var price = box; !price.querySelector("data");) price = price.parentNode;
    all[box.name] = [box.value, box.hasAttribute("data-a") ? "?" : price.querySelector("data").getAttribute("value"), box.getAttribute("aria-label"), "" + (box.value && milli(box))];
    count();
  }

  [].forEach.call(form.querySelectorAll("[size]"), function (box) {
    box.insertAdjacentHTML("beforebegin", "<button type=button>−</button>");
    box.insertAdjacentHTML("afterend", "<button type=button>+</button>");
    if (box.value = box.value || (all[box.name] || "")[0] || "") keep(box);
  });
  if (navigator.share) form.insertAdjacentHTML("beforeend", "<button type=button>" + told[6] + "</button>");

  form.oninput = function (event) {
    keep(event.target);
  };

  form.onclick = function (event) {
    var pressed = event.target, by = {"−": -1, "+": 1}[pressed.innerHTML], box = pressed.parentNode.querySelector("[size]");
    if (by) {
      box.value = said(Math.max(0, (milli(box) || 0) / 1e3 + by));
      keep(box);
    }
    if (pressed.innerHTML == told[6]) navigator.share({url: told[7]});
  };

  form.onsubmit = function () {
    for (var name in all) {
      if (!form[name]) form.insertAdjacentHTML("beforeend", "<input type=hidden name=" + name + ">");
      form[name].value = form[name].value || all[name][0] || 0;
    }
  };

  onload = function () {
    if (navigator.serviceWorker) navigator.serviceWorker.register(told[5], {scope: shop});
  };
  count();
})(document.querySelector("[data-t]"));

// Pages of goods: what it comes to, steppers, quantities kept on this phone, the worker that keeps the shop on it.
(function (form, shop, all, style, bar, label) {
  if (!form) return;
  // How this page writes: its locale, decimals of the currency, a price of 0, the prices' version, fewer bytes.
  style = form.getAttribute("data-t").split("|");
  bar = form.querySelector(".k button");
  label = bar.textContent;
  try {
    all = JSON.parse(localStorage[shop]);
  } catch (none) {}

  function read(text) {
    return +text.replace(/[٠-٩]/g, function (digit) {
      return digit.charCodeAt() & 15;
    }).replace(/[,٫]/, ".");
  }

  function said(number, decimals) {
    return number.toLocaleString(style[0], {minimumFractionDigits: decimals});
  }

  // A total only when every line is sure.
  function count(total, lines, name, much, coins) {
    total = lines = 0;
    coins = Math.pow(10, style[1]);
    for (name in all) {
      much = read(all[name][0]);
      lines += much != 0;
      total += much && Math.round(much * all[name][1]);
    }
    bar.textContent = label + (lines ? " · " + said(lines) : "") + (total > 0 ? " · " + style[2].replace(0, said(total / coins, total % coins && +style[1])) : "");
    localStorage[shop] = JSON.stringify(all);
  }

  [].forEach.call(form.querySelectorAll("[size]"), function (box) {
    var row = box.parentNode, price = row.querySelector("data") || row.parentNode.querySelector("data");
    function keep() {
      all[box.name] = [box.value || "0", box.hasAttribute("data-a") ? "?" : price.getAttribute("value"), box.getAttribute("aria-label")];
      count();
    }
    [-1, 1].forEach(function (by) {
      var button = row.insertBefore(document.createElement("button"), by < 0 ? box : box.nextSibling);
      button.type = "button";
      button.textContent = by < 0 ? "−" : "+";
      button.onclick = function () {
        box.value = said(Math.max(0, (read(box.value) || 0) + by));
        keep();
      };
    });
    box.oninput = keep;
    if (box.value = box.value || (all[box.name] || "")[0] || "") keep();
  });

  form.onsubmit = function () {
    for (var name in all) {
      if (!form[name]) form.insertAdjacentHTML("beforeend", "<input type=hidden name=" + name + ">");
      form[name].value = form[name].value || all[name][0];
    }
  };

  onload = function () {
    if (navigator.serviceWorker) navigator.serviceWorker.register("/sw.js?" + [style[0], style[4]], {scope: shop});
  };
  count();
})(document.querySelector("[data-t]"), "/" + location.pathname.split("/")[1], {});

// A customer's number, typed once for an order, stays on this phone: the links beside it then open the chat with it.
(function () {
  var most = 100, digits = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९";
  function kept() {
    try { return JSON.parse(localStorage.numbers) || []; } catch (e) { return []; }
  }
  function numberOf(order) {
    for (var all = kept(), i = 0; i < all.length; i += 1) if (all[i][0] === order) return all[i][1];
    return "";
  }
  function keep(order, number) {
    var others = kept().filter(function (one) { return one[0] !== order; });
    if (number) others.unshift([order, number]);
    try { localStorage.numbers = JSON.stringify(others.slice(0, most)); } catch (e) { return; }
  }
  // As it is dialled from anywhere, without a plus; dial: the country's code, its prefix at home, a mobile's length.
  function international(typed, dial) {
    var habit = dial.split(" "), abroad = /^\s*(\+|00)/.test(typed);
    var number = typed.replace(/./g, function (sign) {
      var at = digits.indexOf(sign);
      return at < 0 ? "" : at % 10;
    });
    if (abroad) return number.replace(/^00/, "");
    if (number.length < 6) return "";
    if (number.indexOf(habit[0]) === 0 && number.length === habit[0].length + Number(habit[2])) return number;
    return habit[0] + (habit[1] && number.indexOf(habit[1]) === 0 ? number.slice(habit[1].length) : number);
  }
  function aim(box, number) {
    for (var links = box.querySelectorAll("a"), i = 0; i < links.length; i += 1) {
      links[i].href = links[i].href.replace(/^(https:..wa.me.)\d*/, "$1" + number)
        .replace(/^sms:[^?]*/, "sms:" + (number && "+" + number));
    }
  }
  function show() {
    for (var boxes = document.querySelectorAll("[data-customer]"), i = 0; i < boxes.length; i += 1) {
      var box = boxes[i], input = box.querySelector("input");
      box.querySelector(".number").hidden = false;
      input.value = numberOf(box.getAttribute("data-customer"));
      aim(box, international(input.value, box.getAttribute("data-dial")));
    }
  }
  document.addEventListener("input", function (event) {
    var box = event.target.closest && event.target.closest("[data-customer]");
    if (!box) return;
    keep(box.getAttribute("data-customer"), event.target.value);
    aim(box, international(event.target.value, box.getAttribute("data-dial")));
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();

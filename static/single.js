// The script of the whole shop as one file: counts, and writes the order for the chat. ES5, no network, no library.
(function () {
  var d = JSON.parse(document.getElementById("d").textContent);
  var form = document.forms[0], send = document.getElementById("send");
  var inputs = form.querySelectorAll("[data-p]"), links = send.querySelectorAll("[data-send]");

  function fill(pattern, values) {
    return pattern.replace(/%\((\w+)\)s/g, function (all, name) { return values[name]; });
  }

  function digits(text) {
    return text.replace(/\d/g, function (digit) { return d.digits.charAt(digit); });
  }

  // NaN: not readable, or not to be had in such parts.
  function asked(input, row) {
    var amount = /\S/.test(input.value) ? milli(input) : 0;
    return amount % row.getAttribute("data-s") ? NaN : amount;
  }

  function decimal(whole, rest, places) {
    var text = String(whole), head = text.slice(0, -3), grouped = text.slice(-3);
    for (; head; head = head.slice(0, -d.step)) grouped = head.slice(-d.step) + d.group + grouped;
    return digits(grouped + (rest ? d.mark + ("000" + rest).slice(-places) : ""));
  }

  function money(minor) {
    var one = Math.pow(10, d.places);
    return d.before + decimal(Math.floor(minor / one), minor % one, d.places) + d.after;
  }

  function quantity(amount, row) {
    var small = row.getAttribute("data-g");
    if (small && amount < 1000) return fill(small, { n: digits(String(amount)) });
    var rest = ("000" + amount % 1000).slice(-3).replace(/0+$/, "");
    return fill(row.getAttribute("data-u"), { n: decimal(Math.floor(amount / 1000), +rest && rest, rest.length) });
  }

  // The same goods within the hour are the same order, also after the phone has thrown this page away.
  function key(cart) {
    var kept, crypto = window.crypto || window.msCrypto, bytes, text = "", i;
    try { kept = JSON.parse(localStorage.getItem(d.link)); } catch (e) { kept = key.kept; }
    if (kept && kept.cart === cart && Date.now() - kept.at < 36e5) return kept.key;
    if (!crypto || !crypto.getRandomValues) return "";
    bytes = crypto.getRandomValues(new Uint8Array(26));
    for (i = 0; i < 26; i += 1) text += "abcdefghijklmnopqrstuvwxyz234567".charAt(bytes[i] & 31);
    key.kept = { cart: cart, key: text, at: Date.now() };
    try { localStorage.setItem(d.link, JSON.stringify(key.kept)); } catch (e) { /* a file may not be allowed to */ }
    return text;
  }

  function chosen(name) {
    return form.querySelector("[name=" + name + "]:checked");
  }

  function read() {
    var order = { items: [], lines: [], sum: 0, about: false }, i, input, row, amount, minor, weight, about;
    for (i = 0; i < inputs.length; i += 1) {
      input = inputs[i];
      row = input.parentNode;
      while (!row.hasAttribute("data-n")) row = row.parentNode;
      amount = asked(input, row);
      input.className = amount === amount ? "" : "e";
      if (!amount) continue;
      about = +row.getAttribute("data-a");
      weight = about ? Math.floor((amount * about + 500) / 1000) : amount;
      minor = Math.floor((input.getAttribute("data-p") * weight + 500) / 1000);
      order.sum += minor;
      order.about = order.about || !!about;
      order.items.push(input.name.slice(1) + "x" + (amount % 1000 ? amount + "m" : amount / 1000));
      order.lines.push(fill(d.line, {
        quantity: quantity(amount, row), title: input.getAttribute("data-t"), number: row.getAttribute("data-n"),
        amount: about ? fill(d.about, { total: money(minor) }) : money(minor)
      }));
    }
    return order;
  }

  function show() {
    var order = read(), area = chosen("a"), method = chosen("m"), cart = order.items.join(".");
    var fee = area.getAttribute("data-fee"), free = area.getAttribute("data-free"), about = order.about || fee === "";
    if (fee && free && order.sum >= +free) fee = "0";
    var sum = money(order.sum + +fee), total = fill(d.total, { total: about ? fill(d.about, { total: sum }) : sum });
    var made = cart && key(cart), where = area.getAttribute("data-say") + (+fee ? ", " + money(+fee) : "");
    var link = made && d.link + "?i=" + cart + "&k=" + made + "&v=" + d.v +
      "&a=" + area.value + "&m=" + method.value + d.lang;
    var sms = [d.name, cart, "v" + d.v, "a" + area.value, made].join(" ").replace(/ $/, "");

    function text(count) {
      var more = order.lines.length - count;
      var left = more ? [fill(d.more, { n: digits(String(more)) })] : [];
      return [d.hello].concat(order.lines.slice(0, count), left, [
        where, total, method.getAttribute("data-say"), d.prices, link || cart,
        "", d.tail + " "
      ]).join("\n");
    }

    document.getElementById("total").textContent = total;
    document.getElementById("text").textContent = text(order.lines.length);
    document.getElementById("sum").textContent = sum;
    send.hidden = document.getElementById("bar").hidden = !cart;
    for (var i = 0, count, href; i < links.length; i += 1) {
      count = order.lines.length;
      do {
        href = links[i].getAttribute("data-send").replace("zzTEXTzz", encodeURIComponent(
          links[i].hasAttribute("data-short") ? sms : text(count)));
        count -= 1;
      } while (href.length > 2000 && count >= 0);
      links[i].href = href;
    }
  }

  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  show();
})();

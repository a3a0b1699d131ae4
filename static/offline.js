// In the note about kept pages: an order written on the phone, which chat and worker carry; and the list of what is kept.
addEventListener("DOMContentLoaded", function () {
  var told, composer = document.getElementById("compose"), form = document.querySelector("[data-t]"), list = document.getElementById("kept");

  function goods() {
    return JSON.parse(localStorage[told[0]] || "{}");
  }

  function offer(all, name) {
    all = goods();
    composer.hidden = true;
    for (name in all) if (all[name][3] != 0 && self.crypto) composer.hidden = false;
    composer.onclick = write;
  }

  // One key for all links: whichever is pressed, and however often, it is the same order.
  function write(event) {
    var all = goods(), lines = [], wishes = [], cart = [], key = "", name, much, link, short;
    if (!event.target.href) return;
    for (name in all) {
      much = +all[name][3];
      if (much > 0) cart.push(name.slice(1) + "x" + ((much + "m").replace("000m", "")));
      if (much != 0) lines.push(all[name][0] + " × " + all[name][2]);
    }
    crypto.getRandomValues(new Uint8Array(26)).forEach(function (byte) {
      key += "abcdefghijklmnopqrstuvwxyz234567".charAt(byte & 31);
    });
    link = location.origin + told[0] + "/o?i=" + cart.join(".") + "&v=" + told[4] + "&lang=" + document.documentElement.lang + "&k=" + key;
    [].forEach.call(composer.querySelectorAll(":checked"), function (way) {
      link += "&" + way.name + "=" + way.value;
      wishes.push(way.getAttribute("data-said"));
    });
    [].forEach.call(composer.querySelectorAll("a"), function (send) {
      send.form = send.form || send.href;
      do {
        send.href = send.form.replace("zzTEXTzz", encodeURIComponent((short = send.getAttribute("data-short")) ? [short, cart.join("."), "v" + told[4], "a" + composer.querySelector(":checked").value, key].join(" ") : [composer.getAttribute("data-hello")].concat(lines, wishes, link, "", [composer.getAttribute("data-name"), localStorage.name].join(" ")).join("\n")));
      } while (send.href.length > 2e3 && lines.pop());
    });
    composer.onclick = null;
    caches.open("orders").then(function (cache) {
      cache.put(link, new Response());
    });
    delete localStorage[told[0]];
  }

  // The server may be back without the network ever having been gone, and the network later than it says.
  function look() {
    fetch(location.href, {method: "HEAD"}).then(function (page) {
      if (page.status < 500) location.reload();
    }, Object);
  }
  ononline = look;
  setInterval(look, 9e3);
  if (form && form.action && composer) {
    told = form.getAttribute("data-t").split("|");
    form.insertAdjacentElement("afterend", composer);
    form.addEventListener("click", offer);
    form.addEventListener("input", offer);
    offer();
  }
  if (!list) return;
  document.getElementById("copy").hidden = true;
  caches.keys().then(function (names) {
    names.forEach(function (name) {
      if (/^http/.test(name)) caches.open(name).then(function (cache) {
        return cache.matchAll();
      }).then(function (pages) {
        pages.forEach(function (page) {
          page.text().then(function (text) {
            // No address has a space or a > in it, whoever made it up; quotes it may have.
            list.insertAdjacentHTML("beforeend", "<li><div><a href=" + page.url + ">" + /<title>(.*)</.exec(text)[1] + "</a></div>");
          });
        });
      });
    });
  });
});

// In the note about kept pages: an order composed on the phone, which chat and worker carry; and the list of what is kept.
addEventListener("DOMContentLoaded", function () {
  var send = document.getElementById("send"), form = document.querySelector("[data-t]"), list = document.getElementById("kept"), shop = "/" + location.pathname.split("/")[1];

  function goods() {
    return JSON.parse(localStorage[shop] || "{}");
  }

  function offer() {
    send.parentNode.hidden = !form || !self.crypto || !Object.keys(goods()).length;
    send.onclick = compose;
  }

  function compose() {
    var all = goods(), lines = [send.getAttribute("data-h")], cart = [], link, name, much;
    for (name in all) {
      much = Number(all[name][0].replace(",", "."));
      if (much > 0) cart.push(name.slice(1) + "x" + (much % 1 ? Math.round(much * 1000) + "m" : much));
      if (much != 0) lines.push(all[name][0] + " × " + all[name][2]);
    }
    link = location.origin + shop + "/o?i=" + cart.join(".") + "&v=" + form.getAttribute("data-t").split("|")[3] + "&lang=" + document.documentElement.lang + "&k=";
    [].forEach.call(crypto.getRandomValues(new Uint8Array(26)), function (byte) {
      link += "abcdefghijklmnopqrstuvwxyz234567".charAt(byte & 31);
    });
    lines.push(link, "", send.getAttribute("data-n") + " " + (localStorage.name || ""));
    send.href = send.href.replace(/~.*/, "~").replace("~", encodeURIComponent(lines.join("\n")));
    send.onclick = null;
    caches.open("orders").then(function (cache) {
      cache.put(link, new Response());
    });
    delete localStorage[shop];
  }

  addEventListener("online", function () {
    location.reload();
  });
  if (!list) {
    form && form.addEventListener("click", offer);
    form && form.addEventListener("input", offer);
    return offer();
  }
  document.getElementById("copy").hidden = true;
  caches.keys().then(function (names) {
    names.forEach(function (name) {
      if (/^http/.test(name)) caches.open(name).then(function (cache) {
        cache.keys().then(function (keys) {
          keys.forEach(function (key) {
            cache.match(key).then(function (page) {
              return page.text();
            }).then(function (text) {
              list.insertAdjacentHTML("beforeend", "<li><div><a href='" + key.url + "'>" + /<title>(.*)</.exec(text)[1] + "</a></div>");
            });
          });
        });
      });
    });
  });
});

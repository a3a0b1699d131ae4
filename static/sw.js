// Keeps one shop on the phone: its pages as last seen, for when the network or the shop's server is gone.
(function (scope, wish) {
  var home = new URL(scope).pathname, note = "/offline?lang=" + wish[0] + "&shop=" + home.slice(1);

  // Past the browser's own copies: a price must not be older than the network allows.
  function ask(url) {
    return fetch(url, {cache: "no-cache", redirect: "manual"}).then(function (page) {
      var said = page.headers, copy = page.clone();
      if (page.ok && /html(?!.*store)/.test(said.get("Content-Type") + said.get("Cache-Control"))) caches.open(scope).then(function (cache) {
        cache.put(url, copy);
      });
      return page;
    });
  }

  function soon(net, most) {
    return new Promise(function (go, fail) {
      net.then(function (page) {
        (page.status < 500 ? go : fail)(page);
      }, fail);
      setTimeout(fail, most);
    });
  }

  function kept(url) {
    return caches.open(scope).then(function (cache) {
      return cache.match(url).then(function (page) {
        return page || cache.match(url, {ignoreSearch: true});
      });
    });
  }

  // The kept page with the note about it, or the note alone.
  function shown(page) {
    return caches.match(note).then(function (about) {
      return page ? page.text().then(function (text) {
        return about.text().then(function (said) {
          return new Response(text.replace("</style>", "</style>" + said.split("<!---->")[1].replace("00:00", new Date(page.headers.get("Date")).toTimeString().slice(0, 5))), {headers: about.headers});
        });
      }) : about;
    });
  }

  // One product after the other, those that are not kept yet, beginning behind the page itself.
  function warm(url) {
    if (!wish[2]) return new Promise(function (go) {
      setTimeout(go, 2e3, url);
    }).then(kept).then(function (page) {
      return page.text().then(function (text) {
        return (text.match(/\/[^"/]+\/p\/\d[^"]*/g) || []).reduce(function (net, url) {
          return net.then(function () {
            return caches.match(url);
          }).then(function (page) {
            return page || ask(url);
          });
        }, kept(url));
      });
    });
  }

  // Orders composed without a network; each key makes one order only.
  function send() {
    return caches.open("orders").then(function (cache) {
      return cache.keys().then(function (keys) {
        keys.forEach(function (request) {
          fetch(request.url, {method: "POST", body: new URLSearchParams(request.url.split("?")[1])}).then(function (page) {
            if (page.status < 429) cache.delete(request);
          });
        });
      });
    });
  }

  function file(request) {
    return caches.match(request).then(function (page) {
      return page || caches.open("files").then(function (cache) {
        return fetch(request).then(function (page) {
          if (page.ok) cache.put(request, page.clone()).then(function () {
            return cache.keys().then(function (keys) {
              while (keys[150]) cache.delete(keys.shift());
            });
          });
          return page;
        });
      });
    });
  }

  // The note for when nobody can be asked, and the script of products that were never looked at (its name gets its hash).
  oninstall = function (event) {
    event.waitUntil(caches.open(note).then(function (cache) {
      return cache.addAll([note, "/static/buyer.js"]);
    }));
  };

  // Nothing waits for the rest: as long as a worker is being activated, no page of its shop opens.
  onactivate = function (event) {
    clients.claim().then(function () {
      return clients.matchAll();
    }).then(function (pages) {
      pages.forEach(function (page) {
        ask(page.url).then(function () {
          return warm(page.url);
        });
      });
    });
  };

  onfetch = function (event) {
    var request = event.request, url = request.url, place = new URL(url).pathname, net;
    if (/^.(media|static)./.test(place)) event.respondWith(file(request));
    if (request.mode != "navigate" || (place + "/").indexOf(home + "/")) return;
    if (place == home + "/cart") event.respondWith(soon(fetch(request), 9000).catch(function () {
      return Response.redirect(url.replace("/cart", "") + "#compose");
    }));
    else if (request.method == "GET") {
      net = ask(url);
      event.respondWith(soon(net, 2500).catch(function () {
        return kept(url).then(function (page) {
          return page ? shown(page) : net.catch(function () {
            return shown();
          });
        });
      }));
      event.waitUntil(net.then(send).then(function () {
        return warm(url);
      }));
    }
  };
})(registration.scope, location.search.slice(1).split(","));

// Many photos, each made small on the phone and sent alone; its row is there before. What has come, the server knows.
(function (form, box, sending) {
  if (!window.FormData || !window.JSON || !sending || !box.files || !form.addEventListener) return;
  var at = "/desk/photos/", side = 960, most = 150000, silence = 90000;
  var bar = sending.querySelector("progress"), said = sending.querySelector("p"), out = sending.querySelector("p + p");
  var waiting = [], all = 0, done = 0, pause = 0, later = 0, busy = false;

  function say(name) {
    said.textContent = said.getAttribute("data-" + name).replace("{done}", done).replace("{all}", all);
    out.hidden = name != "out";
  }

  function moved(part) {
    bar.max = all;
    bar.value = done + part;
  }

  // Tells a photo from others also when the page was closed in between.
  function mark(file) {
    return file.name + "/" + file.size + "/" + file.lastModified;
  }

  function filled() {
    var body = new FormData();
    body.append("form_token", form.querySelector("[name=form_token]").value);
    return body;
  }

  function ask(method, path, body, heard) {
    var request = new XMLHttpRequest(), quiet;
    function listen() {
      clearTimeout(quiet);
      quiet = setTimeout(function () {
        request.abort();
      }, silence);
    }
    request.open(method, at + path);
    request.setRequestHeader("HX-Request", "true");
    if (request.upload) request.upload.onprogress = function (event) {
      listen();
      if (path != "begun") moved(event.loaded / event.total * 0.95);  // the list of photos is none of them
    };
    request.onloadend = function () {
      var status = request.status;
      clearTimeout(quiet);
      busy = false;
      if (status == 204 && request.getResponseHeader("HX-Redirect")) again("out");
      else if (!status || status == 429 || status >= 500) again("lost");
      else {
        pause = 0;
        heard(status, request.responseText);
      }
    };
    busy = true;
    listen();
    request.send(body);
  }

  function again(why) {
    say(why);
    if (why == "out") window.onbeforeunload = null;
    pause = Math.min(pause * 2 || 1000, 30000);
    clearTimeout(later);
    later = setTimeout(go, pause);
  }

  // The network is back, or somebody looks at the phone again: no need to wait.
  function now() {
    if (!pause) return;
    clearTimeout(later);
    go();
  }

  function go() {
    var one = waiting[0];
    if (busy || !one) return;
    if (one.marks) begin(one);
    else if (one.small) {
      if (one.tried) ask("GET", one.number + "/sent", null, function (status, html) {
        if (status == 204) send(one);
        else put(one, status, html);
      });
      else send(one);
    }
  }

  function begin(one) {
    var body = filled();
    one.marks.forEach(function (each) {
      body.append("mark", each);
    });
    ask("POST", "begun", body, function (status, answer) {
      waiting.shift();
      if (status != 200) {
        all -= one.marks.length;
        next();
        if (status == 422) said.innerHTML = answer;
        return;
      }
      answer = JSON.parse(answer);
      done += one.marks.length - answer.wanted.length;
      show(answer.rows);
      one.files.forEach(function (file, place) {
        if (file.kept && !answer.wanted.some(function (pair) {
          return pair[0] == place;
        })) file.kept();
      });
      look(answer.wanted.map(function (pair) {
        pair = {number: pair[1], file: one.files[pair[0]]};
        waiting.push(pair);
        return pair;
      }));
      next();
    });
  }

  function show(html) {
    var list = document.getElementById("list"), fresh = document.createElement("div"), row;
    fresh.innerHTML = html;
    while (row = fresh.firstElementChild) {
      fresh.removeChild(row);
      if (!document.getElementById(row.id)) {
        list.appendChild(row);
        if (window.htmx) htmx.process(row);
      }
    }
    document.getElementById("rows").hidden = document.getElementById("save").hidden = !list.firstElementChild;
  }

  function next() {
    moved(0);
    say("all");
    if (waiting.length) go();
    else window.onbeforeunload = null;
  }

  // One after the other, without waiting for the network: a row shows its picture while it waits.
  function look(ones) {
    var one = ones.shift();
    if (one) shrink(one.file, function (blob) {
      one.small = blob && blob.size < one.file.size ? blob : one.file;
      if (blob) preview(one.number, blob);
      go();
      look(ones);
    });
  }

  function shrink(file, made) {
    // Where canvases take no turn of the camera into account, the photo goes as it is.
    if (!window.URL || !window.CSS || !CSS.supports || !CSS.supports("image-orientation", "from-image")) return made();
    function plain() {
      var image = new Image();
      image.onload = function () {
        draw(image, image.naturalWidth, image.naturalHeight, made);
        URL.revokeObjectURL(image.src);
      };
      image.onerror = function () {
        made();
      };
      image.src = URL.createObjectURL(file);
    }
    try {
      createImageBitmap(file, {resizeWidth: side, resizeQuality: "medium", imageOrientation: "from-image"}).then(function (bitmap) {
        draw(bitmap, bitmap.width, bitmap.height, made);
      }, plain);
    } catch (none) {
      plain();
    }
  }

  function draw(picture, width, height, made) {
    var canvas = document.createElement("canvas");
    if (!canvas.toBlob) return made();
    var part = Math.min(1, side / Math.max(width, height)), quality = 0.75;
    canvas.width = Math.round(width * part);
    canvas.height = Math.round(height * part);
    var paper = canvas.getContext("2d");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    if (picture.close) picture.close();
    function press() {
      canvas.toBlob(function (blob) {
        quality -= 0.2;
        if (blob && blob.size > most && quality > 0) return press();
        canvas.width = canvas.height = 0;
        made(blob);
      }, "image/jpeg", quality);
    }
    press();
  }

  function preview(number, blob) {
    var place = document.querySelector("#thumb-" + number + " span"), image = new Image();
    if (!window.URL || !place) return;
    image.alt = "";
    image.src = URL.createObjectURL(blob);
    place.appendChild(image);
  }

  function send(one) {
    var body = filled();
    body.append("photos", one.small, one.file.name);
    one.tried = true;
    ask("POST", one.number + "/sent", body, function (status, html) {
      put(one, status, html);
    });
  }

  function put(one, status, html) {
    var place = document.getElementById((status == 200 ? "thumb-" : "note-") + one.number);
    waiting.shift();
    if (one.file.kept) one.file.kept();
    done++;
    // A picture of the phone's own stays: it is there also without a network.
    if (place && (status != 200 || !place.querySelector("img"))) place.innerHTML = status == 200 || status == 422 ? html : said.getAttribute("data-large");
    next();
  }

  function choose(files) {
    if (!files.length) return;
    waiting.push({files: files, marks: files.map(mark)});
    all += files.length;
    sending.hidden = false;
    window.onbeforeunload = function () {
      return said.textContent;
    };
    moved(0);
    say("all");
    go();
  }

  // What the worker kept of photos shared from the gallery. Once their rows are there, choosing them again sends the rest.
  function take(kept) {
    if (!navigator.serviceWorker || !window.Promise) return;
    kept.keys().then(function (keys) {
      return Promise.all(keys.map(function (key) {
        return kept.match(key).then(function (page) {
          return page.blob();
        }).then(function (blob) {
          var parts = key.url.split("/");
          blob.name = decodeURIComponent(parts.pop());
          blob.lastModified = parts.pop();
          blob.kept = function () {
            kept["delete"](key);
          };
          return blob;
        });
      }));
    }).then(choose);
  }

  box.onchange = function () {
    choose([].slice.call(box.files));
    box.value = "";
  };
  // What was chosen before this script was there.
  box.onchange();
  window.addEventListener("online", now);
  document.addEventListener("visibilitychange", now);
  form.querySelector(".main").hidden = true;
  if (navigator.serviceWorker && window.Promise) navigator.serviceWorker.register(at + "worker.js").then(function () {
    return caches.open("shared");
  }).then(take);
})(document.getElementById("many"), document.getElementById("photos"), document.getElementById("sending"));

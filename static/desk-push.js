// Lets this browser be told of new orders: asks for leave, subscribes, and sends the form with what it got.
(function () {
  var form = document.getElementById("push"), worker = navigator.serviceWorker;
  if (!form || !worker || !window.PushManager || !window.Notification || !window.Uint8Array || !window.atob) return;

  function bytes(text) {
    var raw = atob(text.replace(/-/g, "+").replace(/_/g, "/")), key = new Uint8Array(raw.length), i;
    for (i = 0; i < raw.length; i += 1) key[i] = raw.charCodeAt(i);
    return key;
  }

  function subscribe(registration, retry) {
    var wish = { userVisibleOnly: true, applicationServerKey: bytes(form.getAttribute("data-key")) };
    return registration.pushManager.subscribe(wish).then(null, function (fault) {
      // Subscribed before with another key: the host has a new one.
      if (!retry || Notification.permission === "denied") throw fault;
      return registration.pushManager.getSubscription().then(function (old) {
        if (!old) throw fault;
        return old.unsubscribe().then(function () { return subscribe(registration, false); });
      });
    });
  }

  function send(subscription) {
    var given = JSON.parse(JSON.stringify(subscription));
    form.elements.address.value = given.endpoint;
    form.elements.p256dh.value = given.keys.p256dh;
    form.elements.auth.value = given.keys.auth;
    form.submit();
  }

  function told() {
    document.getElementById("push-refused").hidden = false;
  }

  form.hidden = false;
  document.getElementById("push-missing").hidden = true;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    worker.register("/bells.js", { scope: "/desk" })
      .then(function () { return worker.ready; })
      .then(function (registration) { return subscribe(registration, true); })
      .then(send, told);
  });
}());

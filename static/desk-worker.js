// The desk's worker: shows what the host has to tell, and opens the desk. It keeps nothing and answers no request.
self.addEventListener("push", function (event) {
  var told = event.data.json();
  event.waitUntil(self.registration.showNotification(told.title, told));
});

self.addEventListener("notificationclick", function (event) {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/desk"));
});

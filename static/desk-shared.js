// Photos shared from the gallery stay on the phone until the page of photos takes them: they are made small there, and
// wait while somebody signs in.
self.onfetch = function (event) {
  if (event.request.method == "POST" && /\/shared$/.test(event.request.url)) event.respondWith(event.request.formData().then(function (form) {
    return caches.open("shared").then(function (kept) {
      return Promise.all(form.getAll("photos").map(function (file) {
        return kept.put("/desk/photos/shared/" + [file.size, file.lastModified, encodeURIComponent(file.name)].join("/"), new Response(file));
      }));
    });
  }).then(function () {
    return Response.redirect("/desk/photos", 303);
  }));
};

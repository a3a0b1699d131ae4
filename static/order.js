// On the order's page: name and landmark, which stay on this phone and go into the chat's text there; copying; sharing.
// Who comes back from saying yes at a provider has nothing left to press.
(function (main, send, box) {
  var finish = document.getElementById("f");
  if (finish) finish.submit();
  if (!self.localStorage) return;
  function button(name, after, press) {
    var added = document.createElement("button");
    added.textContent = main.getAttribute(name);
    added.onclick = press;
    after.parentNode.insertBefore(added, after.nextSibling);
  }
  [].forEach.call(main.querySelectorAll(".c"), function (text) {
    button("data-c", text, function () {
      getSelection().selectAllChildren(text);
      document.execCommand("copy");
      this.textContent = "✓";
    });
  });
  if (!send) return;
  var text = main.querySelector(".c"), said = text.textContent;
  if (navigator.share) button("data-s", text, function () {
    navigator.share({text: text.textContent});
  });
  box = send.parentNode.insertBefore(document.createElement("input"), send);
  box.size = 30;
  box.placeholder = said.split("\n").pop();
  // A link whose text ends with the label takes the name at its end.
  var links = [].map.call(main.querySelectorAll("[href$='%20']"), function (link) {
    return [link, link.href];
  });
  (box.oninput = function () {
    text.textContent = said + box.value;
    links.forEach(function (link) {
      link[0].href = link[1] + encodeURIComponent(box.value);
    });
    localStorage.name = box.value;
  })(box.value = localStorage.name || "");
})(document.querySelector("main"), document.querySelector("main .w"));

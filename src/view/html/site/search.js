"use strict";
(() => {
  const form = document.getElementById("search");
  const box = document.getElementById("words");
  const found = document.getElementById("found");
  if (!form || !box || !found) return;
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const all = [...document.querySelectorAll(".lesson")].map(item => [item, plain(item.textContent)]);
  const look = () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [item, text] of all) {
      const has = words.every(word => text.includes(word));
      item.hidden = !has;
      if (has) count += 1;
    }
    found.textContent = words.length === 0 ? "" : count === 0 ? found.dataset.none : count + " / " + all.length;
  };
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  box.addEventListener("input", look);
  look();
})();

// Prints the page; a browser without scripts prints from its menu.

const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());

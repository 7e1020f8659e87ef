// What the tests in the browser share.

// Tells in page.trouble what goes wrong on a page: messages of the console, errors, dialogs, and requests that `allowed` does not know.
export function watch(page, allowed) {
  page.trouble = [];
  page.on("console", (message) => page.trouble.push(message.text()));
  page.on("pageerror", (error) => page.trouble.push(error.message));
  page.on("dialog", (dialog) => page.trouble.push("dialog " + dialog.message()));
  page.on("request", (request) => allowed(request.url()) || page.trouble.push("request " + request.url()));
}

// Whether the marked words of an article are within what is seen of it, and of the window.
export const inView = (page, n) => page.evaluate((pane) => {
  const text = document.querySelectorAll(".pane .text")[pane], words = text.querySelector("mark.on[data-letter]");
  if (!words) return false;
  const box = words.getBoundingClientRect(), seen = text.getBoundingClientRect();
  return box.top >= seen.top && box.bottom <= seen.bottom && box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
}, n);

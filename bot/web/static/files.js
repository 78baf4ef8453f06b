// Files: chosen by the button, or dropped anywhere on the page.

const input = document.getElementById("file");
const hint = document.getElementById("drop");

/** `send` is given each file. */
export function takeFiles(send) {
  input.addEventListener("change", () => {
    [...input.files].forEach(send);
    input.value = ""; // the same file may be chosen again
  });
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    hint.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) hint.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    hint.hidden = true;
    [...event.dataTransfer.files].forEach(send);
  });
}

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

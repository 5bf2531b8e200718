/** The lean build as a classic script: loads the module from beside itself. Two scripts of one page load it once. */
const script = document.currentScript;

/** Only while a classic script is evaluated does the browser say where it comes from. */
if (script instanceof HTMLScriptElement) {
  import(new URL('dify-chat.js', script.src).href).catch((cause: unknown) => {
    console.error('<dify-chat>: dify-chat.js could not be loaded from beside this script.', cause);
  });
}

/** The page's own code, in a file, since the policy allows no other. */
const count = document.querySelector('#count');

document.addEventListener('dify-message', () => {
  count.value = String(Number(count.value) + 1);
});

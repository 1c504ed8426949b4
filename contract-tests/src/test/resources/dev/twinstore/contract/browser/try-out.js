// Opens an operation, tries it out, with a text in one of its fields or with the examples as they are, and closes it again.
const [operation, field, text, done] = arguments;
const block = document.getElementById(`operations-${operation}`);

const until = (look) => new Promise((resolve) => {
  const again = () => {
    const found = look();
    if (found) resolve(found);
    else setTimeout(again, 20);
  };
  again();
});

const shown = (selector) => until(() => block.querySelector(selector));

const clickIfThere = (selector) => block.querySelector(selector)?.click();

const typeOver = (element) => {
  element.focus();
  element.select();
  document.execCommand('insertText', false, text);
  element.blur();
};

(async () => {
  clickIfThere('.opblock-summary-control');
  await shown('.try-out');
  clickIfThere('.try-out__btn:not(.cancel)');
  clickIfThere('.btn-clear');
  await until(() => !block.querySelector('.live-responses-table'));
  if (field) typeOver(await shown(field));
  (await shown('.btn.execute')).click();
  const status = await shown('.live-responses-table tbody .response-col_status');
  const body = await shown('.live-responses-table tbody .response-col_description');
  const answer = { status: status.innerText, body: body.innerText };
  // With every operation open, the page becomes slow.
  clickIfThere('.opblock-summary-control');
  done(answer);
})();

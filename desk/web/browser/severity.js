// Previews the severity for the chosen impact, urgency and safety flags. The desk decides when the form is submitted.
for (const preview of document.querySelectorAll('[data-severity-preview]')) {
  const form = preview.closest('form');
  const { matrix, floors } = JSON.parse(preview.getAttribute('data-severity-preview'));
  const say = () => {
    const data = new FormData(form);
    const byTable = matrix[data.get('impact')]?.[data.get('urgency')];
    const flags = data
      .getAll('safety')
      .map((flag) => floors[flag])
      .filter(Boolean);
    if (!byTable) {
      preview.textContent = 'Choose the impact and the urgency to see the severity.';
      return;
    }
    const severity = [byTable, ...flags].sort()[0];
    preview.textContent =
      `This will be a severity ${severity} incident.` +
      (severity === byTable ? '' : ` The table alone gives ${byTable}; a safety concern lifts it.`);
  };
  form.addEventListener('change', say);
  say();
}

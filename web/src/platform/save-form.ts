/** Hands a printed form to the browser under a name; nothing of the person is in the name. */
export function saveForm(name: string, form: Blob): void {
  const address = URL.createObjectURL(form);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

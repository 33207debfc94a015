/** Ends the script: says on standard error what a person has to do, and reports failure. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

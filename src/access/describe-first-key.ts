/** What a person reads at the first start. */

/**
 * @param baseUrl Address of this installation.
 * @param key The admin's key.
 * @param link One-time link to choose a password.
 * @returns A block of lines for a terminal.
 */
export function describeFirstKey(baseUrl: string, key: string, link: string): string {
  const lines = [
    'This installation has no users yet, so an admin was made. Link and key are shown only now: open the link once to',
    'choose a password, keep the key.',
    '',
    `  Sign in   ${link}`,
    `  Console   ${baseUrl}/`,
    `  API       ${baseUrl}/api/docs`,
    `  Key       ${key}`,
    '',
    `  Try it    curl -H 'Authorization: Bearer ${key}' ${baseUrl}/api/v1/me`,
  ];
  return frame(lines);
}

/** What is printed while no admin has a password. @param link One-time link to choose one. */
export function describeLink(link: string): string {
  return frame([
    'No admin has chosen a password yet. This link works once, for three days:',
    '',
    `  Sign in   ${link}`,
  ]);
}

function frame(lines: readonly string[]): string {
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)));
  return `\n${[rule, ...lines, rule].join('\n')}\n`;
}

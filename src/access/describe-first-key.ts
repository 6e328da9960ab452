/** What a person reads at the first start. */

/** @param baseUrl Address of this installation. @param key The admin's key. @returns A block of lines for a terminal. */
export function describeFirstKey(baseUrl: string, key: string): string {
  const lines = [
    'This installation has no users yet, so an admin was made. Keep this key: it is shown only now.',
    '',
    `  Console   ${baseUrl}/`,
    `  API       ${baseUrl}/api/docs`,
    `  Key       ${key}`,
    '',
    `  Try it    curl -H 'Authorization: Bearer ${key}' ${baseUrl}/api/v1/me`,
  ];
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)));
  return `\n${[rule, ...lines, rule].join('\n')}\n`;
}

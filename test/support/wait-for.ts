/** Asks again and again until the answer will do: for what happens in other processes or in its own time. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T>,
  willDo: (answer: T) => boolean,
  deadlineMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (willDo(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${deadlineMs} ms for ${what}; last: ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

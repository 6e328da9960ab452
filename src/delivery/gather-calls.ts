/** Many callers that each have one thing to ask of something that answers many at a time. */

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A function of one item that asks for several at once: the first goes on its own, what is asked while an answer is
 * awaited goes together with the next. Nobody waits for others to come.
 *
 * @param ask Answers in the order of the items. What it throws is thrown to all who asked.
 */
export function gatherCalls<Item, Result>(
  ask: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isAsking = false;
  const askAll = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        const results = await ask(asked.map(({ item }) => item));
        for (const [index, { resolve }] of asked.entries()) resolve(results[index] as Result);
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    isAsking = false;
  };
  return async (item) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    waiting.push({ item, resolve, reject });
    void askAll();
    return promise;
  };
}

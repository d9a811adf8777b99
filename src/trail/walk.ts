// Reading several sorted sources side by side needs one look ahead in each.

/** A generator one may look ahead in. */
export function walk<T>(source: AsyncGenerator<T>) {
  let next: Promise<T | undefined> | undefined
  const pull = async () => {
    const step = await source.next()
    return step.done ? undefined : step.value
  }
  const peek = (): Promise<T | undefined> => {
    next ??= pull()
    return next
  }
  const take = async (): Promise<T | undefined> => {
    const value = await peek()
    next = undefined
    return value
  }
  const after = async (): Promise<T | undefined> => {
    await take()
    return await peek()
  }
  return { peek, take, after }
}

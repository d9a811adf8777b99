// Reading what stands after the verb. A slip of the keyboard is answered with how to type it, never with a stack.

/** What was parsed; undefined, with the usage printed, when an option is unknown or lacks its value. */
export function readArgs<T>(parse: () => T, usage: string): T | undefined {
  try {
    return parse()
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS')) throw error
    console.error(`Tham số không đúng.\n${usage}`)
    return undefined
  }
}

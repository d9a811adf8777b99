// What goes into a header line of ours: record text, typed text and file names are encoded here, and whatever slipped by is made harmless at the door.
import type { FastifyReply } from 'fastify'

/** Header lines are read by proxies and browsers that cut off near 4 KiB. */
const FLASH_LONGEST = 300
const NAME_LONGEST = 150

/** A header line is printable ASCII; anything else throws in Node (and a line break would begin a header of somebody else's). */
const UNFIT = /[^\x20-\x7e]/
const UNFIT_RUNS = /[^\x20-\x7e]+/g
const UNFIT_IN_ADDRESS = /[^\x21-\x7e]+/g

/** The address as it may stand in a header: what is encoded already stays as it is. */
export function asAddress(to: string): string {
  return to.replace(UNFIT_IN_ADDRESS, encode)
}

export function goTo(reply: FastifyReply, to: string): FastifyReply {
  return reply.redirect(asAddress(to), 303)
}

/** A file is saved under its own name, whatever letters that has (RFC 6266, RFC 8187). */
export function asAttachment(fileName: string): string {
  const name = encode(shortened(fileName)).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename*=UTF-8''${name}`
}

/** Too long a name keeps its beginning and its ending, which says what kind of file it is. */
function shortened(fileName: string): string {
  const letters = [...fileName]
  if (letters.length <= NAME_LONGEST) return fileName
  const ending = /\.\w{1,8}$/.exec(fileName)?.[0] ?? ''
  return letters.slice(0, NAME_LONGEST - ending.length).join('') + ending
}

/** A sentence that travels in a cookie to the next page; the library of cookies encodes it. */
export function asFlash(say: string): string {
  return [...say].slice(0, FLASH_LONGEST).join('')
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** The last look before the wire: no value of any header can make the answer fail or begin another header. */
export function keepHeadersFit(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (Array.isArray(value))
      value.forEach((one, i) => {
        value[i] = fit(one)
      })
    else if (typeof value === 'string' && UNFIT.test(value)) reply.header(name, fit(value))
  }
}

function fit(value: string): string {
  return value.replace(UNFIT_RUNS, encode)
}

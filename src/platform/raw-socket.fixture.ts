// A client that speaks in bytes: whatever no library of HTTP would send.
import { connect, type Socket } from 'node:net'

export type RawReply = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }

export type Raw = {
  readonly socket: Socket
  /** The first whole answer; undefined when the socket was closed without one. */
  readonly reply: Promise<RawReply | undefined>
  readonly closed: Promise<void>
}

/** Opens a socket, sends what is given and reads what comes; the socket stays open until either side closes it. */
export function openRaw(port: number, ...chunks: readonly (string | Buffer)[]): Raw {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => undefined) // a reset is a way of closing
  const closed = new Promise<void>((done) => socket.once('close', () => done()))
  const reply = new Promise<RawReply | undefined>((done) => {
    let bytes = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk])
      const whole = parse(bytes)
      if (whole) done(whole)
    })
    socket.once('close', () => done(undefined))
  })
  for (const chunk of chunks) socket.write(chunk)
  return { socket, reply, closed }
}

function parse(bytes: Buffer): RawReply | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  const body = bytes.subarray(end + 4)
  if (body.length < Number(headers['content-length'] ?? 0)) return undefined
  return { status: Number(first.split(' ')[1]), headers, body: body.toString('utf8') }
}

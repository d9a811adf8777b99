// Open connections: so many and no more, and none for the sake of somebody who sends or fetches drop by drop.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { sabotaged } from './sabotage.ts'

export type Patience = {
  /** Connections open at once. */
  readonly connections: number
  /** For the head of a request. */
  readonly headMs: number
  /** A body comes without a pause longer than this, and after it at this rate at least. */
  readonly pauseMs: number
  readonly bytesPerSecond: number
  /** After an answer, for the rest of a body nobody wants. */
  readonly lingerMs: number
  /** For fetching a whole answer, besides its length at the rate above. */
  readonly fetchMs: number
  /** A stopping server finishes what is under way, and for a moment answers who asks over a connection that was open. */
  readonly finishMs: number
  readonly quietMs: number
}

export const PATIENCE: Patience = {
  connections: 1_000,
  headMs: 10_000,
  pauseMs: 10_000,
  bytesPerSecond: 4_096,
  lingerMs: 10_000,
  fetchMs: 20_000,
  finishMs: 20_000,
  quietMs: 1_000,
}

type Exchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly readBefore: number
  read: number
  /** Milliseconds counted by the rounds of the guard, so that a stalled process blames nobody. */
  hungry: number
  paused: number
  ended: number
}

type Visitor = { readonly socket: Socket; readonly under: Set<Exchange>; quietSince: number }

export type Sockets = {
  /** Stops listening, lets what is under way finish, and is done when the last connection is closed. */
  drain(): Promise<void>
}

const ROUND_MS = 500

/** `turnAway` answers a connection there is no room for; `tooSlow` a request whose body does not come. */
export function guardSockets(
  server: Server,
  patience: Patience,
  answers: { turnAway(socket: Socket): void; tooSlow(socket: Socket): void },
): Sockets {
  const visitors = new Set<Visitor>()
  const bySocket = new WeakMap<Socket, Visitor>()
  server.maxConnections = 2 * patience.connections // beyond this not even the answer that there is no room
  server.on('connection', (socket: Socket) => {
    if (visitors.size >= patience.connections && !makeRoom(visitors)) return answers.turnAway(socket)
    const visitor = { socket, under: new Set<Exchange>(), quietSince: Date.now() }
    visitors.add(visitor)
    bySocket.set(socket, visitor)
    socket.once('close', () => visitors.delete(visitor))
  })
  /** Whoever has just been served stands behind those who have been quiet for longer. */
  const stepBack = (visitor: Visitor) => visitors.delete(visitor) && visitors.add(visitor)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => begin(bySocket.get(request.socket), stepBack, request, response))
  const round = setInterval(() => {
    if (!sabotaged('G7.patient'))
      for (const { socket, under } of visitors) for (const exchange of under) judge(exchange, socket, patience, answers.tooSlow)
  }, ROUND_MS)
  round.unref()
  server.once('close', () => clearInterval(round))
  return { drain: () => drain(server, visitors, patience) }
}

/** The one who has been quiet for longest goes. */
function makeRoom(visitors: Set<Visitor>): boolean {
  for (const visitor of visitors) {
    if (visitor.under.size > 0) continue
    visitors.delete(visitor)
    visitor.socket.destroy()
    return true
  }
  return false
}

function begin(visitor: Visitor | undefined, stepBack: (visitor: Visitor) => void, request: IncomingMessage, response: ServerResponse): void {
  if (!visitor) return
  const { bytesRead } = request.socket
  const exchange: Exchange = { request, response, readBefore: bytesRead, read: bytesRead, hungry: 0, paused: 0, ended: 0 }
  visitor.under.add(exchange)
  const over = () => {
    if (!request.complete && !request.destroyed) return
    visitor.under.delete(exchange)
    visitor.quietSince = Date.now()
    stepBack(visitor)
  }
  response.once('close', over)
  request.once('close', () => response.writableFinished && over())
}

function judge(exchange: Exchange, socket: Socket, patience: Patience, tooSlow: (socket: Socket) => void): void {
  const { request, response } = exchange
  if (response.writableEnded) {
    exchange.ended += ROUND_MS
    const fetching = patience.fetchMs + (1000 * Number(response.getHeader('content-length') ?? 0)) / patience.bytesPerSecond
    if (exchange.ended > (response.writableFinished ? patience.lingerMs : fetching)) socket.destroy()
    return
  }
  if (request.complete || request.readableLength >= request.readableHighWaterMark) return // whole, or it is we who do not read
  const { bytesRead } = socket
  exchange.hungry += ROUND_MS
  exchange.paused = bytesRead === exchange.read ? exchange.paused + ROUND_MS : 0
  exchange.read = bytesRead
  const due = ((exchange.hungry - patience.pauseMs) * patience.bytesPerSecond) / 1000
  if (exchange.paused > patience.pauseMs || bytesRead - exchange.readBefore < due) tooSlow(socket)
}

async function drain(server: Server, visitors: ReadonlySet<Visitor>, { finishMs, quietMs }: Patience): Promise<void> {
  await new Promise((done) => setImmediate(done)) // whoever knocked before is let in
  NetServer.prototype.close.call(server) // not Server.close of http, which would cut whoever is just asking
  const until = Date.now() + finishMs
  if (sabotaged('C6.cut')) for (const { socket } of visitors) socket.destroy()
  while (visitors.size > 0) {
    const now = Date.now()
    for (const { socket, under, quietSince } of visitors) {
      if (now > until) socket.destroy()
      else if (under.size === 0 && now - quietSince > quietMs) socket.destroySoon()
    }
    await new Promise((done) => setTimeout(done, 50))
  }
}

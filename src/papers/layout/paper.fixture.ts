// Reading Word files back, for tests: their parts by name, and their words.
import yauzl from 'yauzl'

export async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  return await new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const parts = new Map<string, string>()
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(parts))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
}

function unescaped(xml: string): string {
  return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}

/** The words of one piece of XML, its runs joined, spaces that do not break as they are read. */
export function wordsOf(xml: string): string {
  return unescaped([...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('')).replaceAll('\u00a0', ' ')
}

/** Every table of a document as rows of cells. */
export function tablesOf(xml: string): string[][][] {
  const tables = xml.split('<w:tbl>').slice(1)
  return tables.map((table) => {
    const rows = (table.split('</w:tbl>')[0] ?? '').split(/<w:tr[ >]/).slice(1)
    return rows.map((row) => row.split('<w:tc>').slice(1).map(wordsOf))
  })
}

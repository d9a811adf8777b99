// The sheet attached to invented dossiers: a real PDF of one page that says what it is.

const WORDS = ['TAI LIEU MINH HOA', 'Sinh tu dong cho du lieu chay thu cua phan mem khuyen-cong.', 'Khong co gia tri phap ly.']

export function samplePaper(title: string): Uint8Array {
  const lines = [title, ...WORDS].map((line, i) => `1 0 0 1 72 ${760 - i * 26} Tm (${line}) Tj`)
  const drawing = `BT /F1 14 Tf ${lines.join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let pdf = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const place = pdf.length
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`
  return Buffer.from(pdf + table + end, 'latin1')
}

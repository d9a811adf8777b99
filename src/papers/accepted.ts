// What a file field offers to choose; the server looks at the bytes all the same (signature.ts).
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx'

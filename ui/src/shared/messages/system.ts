/** The system as texts choose by it: `windows`, `macos`, `linux` or `other`, by what the web view says of itself. */
export function systemName(userAgent: string): string {
  if (userAgent.includes('Windows')) return 'windows';
  if (userAgent.includes('Mac OS X')) return 'macos';
  return userAgent.includes('Linux') ? 'linux' : 'other';
}

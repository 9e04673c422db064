/**
 * A folder's path in one spelling: `/srv/./app/` and `/srv//app` are `/srv/app`. Links are not followed, and `..` stays,
 * since behind a link it leads elsewhere.
 */
export function normalFolder(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return path.startsWith('/') ? `/${parts.join('/')}` : parts.join('/') || '.';
}

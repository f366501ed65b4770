/**
 * The files of the site as they were built: the build puts the real list in the place of this empty one.
 */

/** @type {{version: string, core: string[], files: Record<string, [string, number]>}} hash and bytes by path */
export const release = { version: "", core: [], files: {} };

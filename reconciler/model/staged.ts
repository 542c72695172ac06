/** Property of an image whose content is staged: all of it is here, but is not to be the image's before an import. Source: OpenStack Image API v2, Interoperable image import. */
export const STAGED = 'os_glance_staged';

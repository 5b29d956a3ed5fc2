// The CSRF cookie is HttpOnly, so the page carries the token: <meta name="csrf-token">.
export const csrfToken = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";

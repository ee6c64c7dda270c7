import '@remix-run/node';

// Loaders' data reaches a page as it is, so that its type holds dates as dates.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Where the stand-in for a Dify server answers, without a slash at the end. Served by `stand-in-plugin.mjs`. */
export declare const standInUrl: string;

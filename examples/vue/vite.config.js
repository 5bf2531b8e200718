import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

export default defineConfig({
  plugins: [
    vue({
      template: {
        // Without this Vue looks for a component of that name, and warns.
        compilerOptions: {isCustomElement: (tag) => tag === 'dify-chat'},
      },
    }),
  ],
});

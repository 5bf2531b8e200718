import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Grabar un mensaje de voz',
    recorder: 'Mensaje de voz',
    cancelRecording: 'Cancelar la grabación',
    finishRecording: 'Terminar la grabación',
    askingForMicrophone: 'Esperando al micrófono…',
    recordingStarted: 'Grabando. Pulse Intro para terminar o Escape para cancelar.',
    recordedFor: 'Tiempo grabado: {time}',
    transcribing: 'Transcribiendo…',
    transcribed: 'Añadido a su mensaje: {text}',
    cancelled: 'Grabación cancelada',
    tryAgain: 'Reintentar',
    dismiss: 'Cerrar',

    readAloud: 'Leer en voz alta',
    cancelReading: 'Cancelar la lectura',
    pause: 'Pausar',
    resume: 'Continuar',
    play: 'Reproducir',
    playHint: 'Su navegador solo reproduce el sonido si pulsa el botón.',
    readByItself: 'Leer las respuestas en voz alta automáticamente',

    problems: {
      insecure: 'Los mensajes de voz solo funcionan en páginas seguras (https).',
      unsupported: 'Este navegador no puede grabar sonido.',
      NotAllowedError:
        'El micrófono está bloqueado. Permítalo para esta página en los ajustes del navegador (a menudo, en el icono junto a la dirección) e inténtelo de nuevo.',
      SecurityError: 'Esta página no permite que el chat use el micrófono.',
      NotFoundError: 'No se encontró ningún micrófono. Conecte uno e inténtelo de nuevo.',
      NotReadableError: 'No se pudo acceder al micrófono. Puede que otra aplicación lo esté usando.',
      recorder: 'No se pudo grabar. Inténtelo de nuevo.',
      tooShort: 'Fue demasiado corto. Hable un momento y luego termine.',
      silent: 'No se oyó nada. ¿Está silenciado el micrófono?',
      noWords: 'No se reconoció ninguna palabra. Inténtelo de nuevo.',
      nothingToRead: 'En esta respuesta no hay nada que leer en voz alta.',
      unplayable: 'No se pudo reproducir el sonido.',
      speechFailed: 'No se pudo leer la respuesta en voz alta.',
    },

    errors: {
      network:
        'No se pudo enviar el mensaje de voz. Se ha conservado: compruebe su conexión e inténtelo de nuevo.',
      timeout: 'La transcripción del mensaje de voz tardó demasiado. Se ha conservado: inténtelo de nuevo.',
      bad_response: 'No se pudo transcribir el mensaje de voz.',
      audio_too_large: 'El mensaje de voz es demasiado largo para este asistente.',
      request_entity_too_large: 'El mensaje de voz es demasiado largo para este asistente.',
      unsupported_audio_type: 'Este asistente no puede leer la grabación.',
      unsupported_media_type: 'Este asistente no puede leer la grabación.',
      speech_to_text_disabled: 'Este asistente no acepta mensajes de voz en este momento.',
      provider_not_support_speech_to_text: 'Este asistente no acepta mensajes de voz en este momento.',
      invalid_param: 'Este asistente no acepta mensajes de voz en este momento.',
      no_audio_uploaded: 'El mensaje de voz llegó vacío. Grábelo de nuevo.',
      bad_request_key_error: 'El mensaje de voz llegó vacío. Grábelo de nuevo.',
      completion_request_error:
        'No se pudo transcribir el mensaje de voz. Se ha conservado: inténtelo de nuevo.',
    },
  },
};

set(api_calls_LIBRARIES vitrine_api)

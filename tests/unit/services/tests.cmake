set(services_TIMEOUT 600)
